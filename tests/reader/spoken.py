"""What a page says, and in which language it says that it says it."""

import re
from html.parser import HTMLParser

HAN = re.compile("[〇㐀-鿿]")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What is drawn or said to a reader; `content` is that of the description.
ATTRIBUTES = ("alt", "aria-label", "content", "label", "placeholder", "title", "value")
# What machines read, and citations, in the words of their style.
UNSPOKEN = {"script", "style", "textarea"}


class Listener(HTMLParser):
    """Texts with the language that each is said to be in, and attributes, which say none.

    `spoken` are (language, words), and the language of an attribute is "".
    """

    def __init__(self, page):
        super().__init__()
        self.open, self.spoken = [("", "")], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag not in ("link", "meta") or said.get("name") == "description":
            names = (n for n in said if n in ATTRIBUTES or n.startswith("data-"))
            self.spoken += [("", said[name] or "") for name in names]
        if tag not in VOID:
            self.open.append((tag, said.get("lang") or self.open[-1][1]))

    def handle_endtag(self, tag):
        if tag not in VOID:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        tag, lang = self.open[-1]
        if tag not in UNSPOKEN:
            self.spoken.append(("" if tag == "title" else lang, data))
