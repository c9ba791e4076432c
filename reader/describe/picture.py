"""The picture that stands for an article where its address is pasted."""

from django.contrib.staticfiles.storage import staticfiles_storage

from issues.models import Article

PICTURE = "icons/touch-icon.png"


def share_image_address(article: Article) -> str:
    return staticfiles_storage.url(PICTURE)
