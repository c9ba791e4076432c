"""The settings of a room in public, as the environment has them."""

import os
import runpy
import subprocess
import sys

import pytest
from django.test import override_settings

import reader.settings

PUBLIC = {
    "DEBUG": "off",
    "SECRET_KEY": "a long random string" * 4,
    "ALLOWED_HOSTS": "read.example.org",
}
SECURE = (
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
)


@pytest.fixture
def settings_with(monkeypatch):
    def read(**environment):
        for name, value in {**PUBLIC, **environment}.items():
            monkeypatch.setenv(name, value)
        told = runpy.run_path(reader.settings.__file__)
        return {name: told[name] for name in SECURE}

    return read


def test_a_public_room_keeps_to_tls_and_a_closed_one_need_not(settings_with):
    assert all(settings_with().values())
    assert not any(settings_with(HTTPS="off").values())


def test_a_visitor_is_led_to_tls_once_and_told_to_stay(client, db, settings_with):
    with override_settings(**settings_with(), ALLOWED_HOSTS=["read.example.org"]):
        plain = {"host": "read.example.org", "x-forwarded-proto": "http"}
        led = client.get("/articles/?page=1", headers=plain)
        assert (led.status_code, led["Location"]) == (
            301,
            "https://read.example.org/articles/?page=1",
        )
        there = client.get("/articles/", headers={**plain, "x-forwarded-proto": "https"})
        assert there.status_code == 200
        assert there["Strict-Transport-Security"] == "max-age=2592000"


def test_nothing_is_left_to_warn_of_in_public():
    check = [
        sys.executable,
        "manage.py",
        "check",
        "--deploy",
        "--tag=security",
        "--fail-level=WARNING",
    ]
    done = subprocess.run(check, env=os.environ | PUBLIC, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
