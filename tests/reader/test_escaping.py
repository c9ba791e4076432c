"""Whatever is in a text, it is text on the page."""

SCRIPT = "<script>alert('京')</script>"


def test_imported_markup_is_text_everywhere(see, make_periodical, make_issue, make_article):
    periodical = make_periodical("刊" + SCRIPT, slug="kan", publisher=SCRIPT)
    issue = make_issue(
        periodical=periodical,
        edition=SCRIPT,
        number=SCRIPT[:20],
        date_supplied=True,
        date_reason=SCRIPT,
        periodical_supplied=True,
        periodical_reason=SCRIPT,
    )
    article = make_article(
        "题" + SCRIPT,
        body=f"{SCRIPT}\n\n## {SCRIPT}\n\n一行{SCRIPT}\n二行{SCRIPT}",
        issue=issue,
        section="栏" + SCRIPT,
        authors=["人" + SCRIPT],
        tags=["标" + SCRIPT],
        kicker=SCRIPT,
        subtitle=SCRIPT,
        standfirst=SCRIPT,
        author_note=SCRIPT,
        source_note=SCRIPT,
        page=SCRIPT[:40],
    )
    author = article.contributions.get().author
    pages = [
        "/",
        "/periodicals/",
        "/articles/",
        "/authors/",
        "/tags/",
        "/search/?q=script",
        f"/search/?q={SCRIPT}&tag={SCRIPT}&year={SCRIPT}",
        f"/search/?q=script&section=栏{SCRIPT}",
        f"{periodical.get_absolute_url()}sections/",
        *(place.get_absolute_url() for place in (periodical, issue, article, author)),
        f"{issue.get_absolute_url()}all/",
        f"{article.get_absolute_url()}source/",
        article.section.get_absolute_url(),
        article.tags.get().get_absolute_url(),
    ]
    for address in pages:
        page = see(address)
        assert "<script>" not in page, address
        assert "&lt;script&gt;" in page, address


def test_a_mark_is_put_around_escaped_text(see, make_article):
    make_article("a<b>c", body="x<b>y")
    page = see("/search/?q=<b>")
    assert "<b>" not in page
    assert "a&lt;<mark>b</mark>&gt;c" in page
