"""A reader reports a fault in an article, without an account."""

from django import forms
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView

from issues.models import Article, FaultReport

from ..text import Block, blocks_of

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
    # A trap: people do not see it, and programs fill in whatever they find.
    website = forms.CharField(required=False, label=_("此处请留空"))


class OnArticle:
    """A page about an article that can be read; otherwise that of the article itself."""

    def dispatch(self, request, *args, **kwargs):
        article = get_object_or_404(Article.objects.for_reading(), key=kwargs["key"])
        if not article.is_published:
            return HttpResponsePermanentRedirect(article.get_absolute_url())
        self.article = article
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(article=self.article, **kwargs)


class FaultThanks(OnArticle, TemplateView):
    template_name = "issues/fault_thanks.html"


class FaultPage(OnArticle, FormView):
    """The address may say which paragraph the fault is in; what no paragraph has says nothing."""

    form_class = FaultForm
    template_name = "issues/fault.html"

    @cached_property
    def paragraph(self) -> Block | None:
        asked = self.request.GET.get("paragraph")
        return next((it for it in blocks_of(self.article.body) if it.id == f"p{asked}"), None)

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
                paragraph=self.paragraph and self.paragraph.number,
                sender=sender,
            )
        return redirect("reader:fault-thanks", self.article.key)

    def get_context_data(self, **kwargs):
        return super().get_context_data(paragraph=self.paragraph, **kwargs)


def sender_of(request) -> str:
    """Who sends, for today: a hash that counts and cannot be traced back. Behind the proxy that the
    settings speak of, the address is the one that the proxy adds last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if request.is_secure() else ""
    address = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    return salted_hmac(f"fault-{timezone.localdate()}", address).hexdigest()
