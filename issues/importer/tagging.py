"""Topics given to articles, once all texts of an import are in the collection that weighs them."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import reset_queries, transaction

from ..models import Article, ArticleTag, Tag, TopicMemory
from ..search.index import index_articles
from ..topics import Collection, Term, tags_of
from .changes import Change, FieldChange
from .fields import told_of
from .merge import merge_sets

AT_ONCE = 200


@transaction.atomic
def weigh_topics(telling: bool = False) -> list[Change]:
    """Give topics to every article whose terms wait to be weighed; what changed, if it is to be told.

    All new texts are counted before the first is weighed, so that the order of files means nothing.
    """
    waiting = Article.objects.filter(terms__isnull=False).order_by("pk")
    memory = TopicMemory.objects.select_for_update().first() or TopicMemory()
    collection = Collection.from_json(memory.kept)
    fresh = waiting.exclude(imported__has_key="tags")
    for terms in fresh.values_list("terms", flat=True).iterator(AT_ONCE):
        collection.add(as_terms(terms))
    tagger = Tagger(collection)
    changes: list[Change] = []
    done = 0
    while some := list(waiting.defer("body")[:AT_ONCE]):
        told = tagger.tag(some)
        changes += told if telling else []
        reset_queries()
        done += len(some)
    if done:
        memory.kept = collection.to_json()
        memory.save()
    return changes


def as_terms(kept: Iterable[Sequence]) -> list[Term]:
    return [Term(*term) for term in kept]


class Tagger:
    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.known: dict[str, Tag] = {}

    def tag(self, articles: Sequence[Article]) -> list[Change]:
        """Merge the topics of some articles with those they have: what an editor gave stays, what
        he took away is not given again; a topic that he merged into another is that other, one that
        he stopped is none."""
        found = {a.pk: dict(tags_of(as_terms(a.terms), self.collection)) for a in articles}
        before = {a.pk: dict.fromkeys(a.imported.get("tags", []), 0.0) for a in articles}
        self.make({name for names in (*found.values(), *before.values()) for name in names})
        weights = {pk: self.settled(names) for pk, names in found.items()}
        standing: dict[int, dict[str, ArticleTag]] = {a.pk: {} for a in articles}
        for given in ArticleTag.objects.filter(article__in=articles).select_related("tag"):
            standing[given.article_id][given.tag.name] = given
        added, removed, reweighed, changes = [], [], [], []
        retagged: set[int] = set()
        for article in articles:
            new, now = weights[article.pk], standing[article.pk]
            wanted = merge_sets(self.settled(before[article.pk]), now, new)
            added += [self.given(article, name, new[name]) for name in sorted(wanted - now.keys())]
            wanted |= {name for name in now if now[name].tag.standing == Tag.Standing.ACCEPTED}
            removed += [now[name].pk for name in now.keys() - wanted]
            for name in wanted & now.keys() & new.keys():
                given = now[name]
                if given.origin == ArticleTag.Origin.MACHINE and given.weight != new[name]:
                    given.weight = new[name]
                    reweighed.append(given)
            if wanted != now.keys():
                retagged.add(article.pk)
                words = ["、".join(sorted(names)) for names in (now, wanted)]
                changes.append(Change("~", told_of(article), [FieldChange("~", "主题", *words)]))
            article.imported["tags"] = sorted(found[article.pk])
            article.terms = None
        ArticleTag.objects.filter(pk__in=removed).delete()
        ArticleTag.objects.bulk_update(reweighed, ["weight"])
        ArticleTag.objects.bulk_create(added)
        Article.objects.bulk_update(articles, ["imported", "terms"])
        index_articles(sorted(a.pk for a in articles if a.pk in retagged))
        return changes

    def settled(self, weights: Mapping[str, float]) -> dict[str, float]:
        """Names and weights as editors have settled what they are called and whether they are used."""
        settled: dict[str, float] = {}
        for name, weight in weights.items():
            tag = self.known[name].known_as
            if not tag.is_stopped:
                settled[tag.name] = max(weight, settled.get(tag.name, 0.0))
                self.known[tag.name] = tag
        return settled

    def given(self, article: Article, name: str, weight: float) -> ArticleTag:
        return ArticleTag(
            article=article, tag=self.known[name], weight=weight, origin=ArticleTag.Origin.MACHINE
        )

    def make(self, names: set[str]) -> None:
        """Tags of these names, found or made."""
        unknown = names - self.known.keys()
        tags = Tag.objects.filter(name__in=unknown).select_related("merged_into")
        self.known.update((tag.name, tag) for tag in tags)
        for name in sorted(unknown - self.known.keys()):
            tag = Tag(name=name)
            tag.save()
            self.known[name] = tag
