"""What the reading room misses on this machine, said to the operator at start-up."""

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

from .pictures import face


@register()
def pictures_have_a_face(app_configs, **kwargs) -> list[CheckMessage]:
    if face() is not None:
        return []
    what = f"SHARE_FONT={settings.SHARE_FONT}" if settings.SHARE_FONT else "This machine"
    return [
        Warning(
            f"{what} has no Chinese face: articles are shared with the picture of the room.",
            hint="On Debian: apt-get install fonts-noto-cjk; or set SHARE_FONT to a font's file.",
            id="reader.W001",
        )
    ]
