"""What every page knows.

What was printed stays Chinese on a page in another language, and says so: `<h2{{ lang_of_print }}>`,
and `<span{{ lang_of_room }}>` for what the room says within that. On a Chinese page both are nothing.
"""

from dataclasses import replace

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language, gettext

from .preferences import AS_EVERYBODY, LANG


def room(request):
    preferences = getattr(request, "preferences", AS_EVERYBODY)
    language = get_language()
    if language in LANG:  # a file's reader may be told in Chinese why there is none
        preferences = replace(preferences, language=language)
    is_usual = preferences.lang == AS_EVERYBODY.lang
    return {
        "site_name": gettext(settings.SITE_NAME),
        "own_name": settings.SITE_NAME,
        "preferences": preferences,
        "lang_of_print": "" if is_usual else said_lang(AS_EVERYBODY.lang),
        "lang_of_room": "" if is_usual else said_lang(preferences.lang),
    }


def said_lang(lang):
    return format_html(' lang="{}"', lang)
