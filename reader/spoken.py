"""Answers that are no pages: in Chinese for everybody, whatever language a reader's pages are in."""

from functools import wraps

from django.conf import settings
from django.utils import translation


def in_chinese(answer):
    @wraps(answer)
    def answered(*args, **kwargs):
        with translation.override(settings.LANGUAGE_CODE):
            return answer(*args, **kwargs)

    return answered
