"""A reader reports a fault in an article, without an account."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from issues.models import Article, FaultReport

from ..text import blocks_of

MOST_A_DAY = 10  # reports from one address


class FaultForm(forms.Form):
    message = forms.CharField(
        label=_("哪里不对"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("请写明哪里不对。"),
            "max_length": _("请写得短些，不超过 %(limit_value)d 字。"),
        },
    )
    paragraph = forms.IntegerField(
        label=_("第几段"),
        required=False,
        min_value=1,
        error_messages={
            "invalid": _("段数请写数字，也可以不写。"),
            "min_value": _("段数从 1 数起，也可以不写。"),
        },
    )
    # A trap: people do not see it, and programs fill in whatever they find.
    website = forms.CharField(required=False, label=_("此处请留空"))

    def __init__(self, paragraphs: int, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.paragraphs = paragraphs

    def clean_paragraph(self):
        paragraph = self.cleaned_data["paragraph"]
        if paragraph and paragraph > self.paragraphs:
            said = ngettext("这一篇只有 %d 段。", "这一篇只有 %d 段。", self.paragraphs)
            raise ValidationError(said % self.paragraphs)
        return paragraph


class FaultPage(FormView):
    form_class = FaultForm
    template_name = "issues/fault.html"

    def dispatch(self, request, *args, **kwargs):
        article = get_object_or_404(Article.objects.for_reading(), key=kwargs["key"])
        if not article.is_published:
            return HttpResponsePermanentRedirect(article.get_absolute_url())
        self.article = article
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        blocks = blocks_of(self.article.body)
        paragraphs = sum(not block.is_heading for block in blocks)
        return {**super().get_form_kwargs(), "paragraphs": paragraphs}

    def get_initial(self):
        asked = self.request.GET.get("paragraph", "")
        return {"paragraph": asked if asked.isdecimal() else None}

    def form_valid(self, form):
        sender = sender_of(self.request)
        today = FaultReport.objects.filter(sender=sender).count()
        if today >= MOST_A_DAY:
            said = gettext("今天从您这里来的报告已经很多，请明天再来；前面的都收到了。")
            form.add_error(None, said)
            response = self.form_invalid(form)
            response.status_code = 429
            return response
        if not form.cleaned_data["website"]:
            FaultReport.objects.create(
                article=self.article,
                message=form.cleaned_data["message"],
                paragraph=form.cleaned_data["paragraph"],
                sender=sender,
            )
        return render(self.request, "issues/fault_thanks.html", {"article": self.article})

    def get_context_data(self, **kwargs):
        return super().get_context_data(article=self.article, **kwargs)


def sender_of(request) -> str:
    """Who sends, for today: a hash that counts and cannot be traced back. Behind the proxy that the
    settings speak of, the address is the one that the proxy adds last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if request.is_secure() else ""
    address = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    return salted_hmac(f"fault-{timezone.localdate()}", address).hexdigest()
