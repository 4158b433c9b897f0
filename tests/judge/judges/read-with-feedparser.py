"""Reads feeds with feedparser. Arguments: URLs, which are printed as JSON; or a number and URLs, which are polled that many times."""
import calendar
import html
import json
import sys

import feedparser


def milliseconds(date):
    return calendar.timegm(date) * 1000 if date else None


def text(entry):
    detail = entry.get("title_detail", {})
    # In Atom, the type is the document's word; in RSS it is a guess of feedparser's.
    declared = "xml:base" not in detail and detail.get("type") == "text/html"
    return html.unescape(detail["value"]) if declared and entry["is_atom"] else entry.get("title")


def read(url):
    document = feedparser.parse(url)
    if document.bozo:
        raise document.bozo_exception
    is_atom = document.version.startswith("atom")
    return {
        "title": text({**document.feed, "is_atom": is_atom}),
        "language": document.feed.get("language"),
        "entries": [
            {
                "title": text({**entry, "is_atom": is_atom}),
                "id": entry.get("id"),
                "link": entry.get("link"),
                "published": milliseconds(entry.get("published_parsed")),
                "updated": milliseconds(entry.get("updated_parsed")),
                "authors": [author.get("name") for author in entry.get("authors", [])],
                "html": entry.content[0].value if entry.get("content") else None,
            }
            for entry in document.entries
        ],
    }


def poll(url, times):
    etag = modified = None
    for _ in range(times):
        document = feedparser.parse(url, etag=etag, modified=modified)
        etag, modified = document.get("etag", etag), document.get("modified", modified)


if sys.argv[1] == "version":
    print(feedparser.__version__, feedparser.__file__)
elif sys.argv[1].isdigit():
    for address in sys.argv[2:]:
        poll(address, int(sys.argv[1]))
else:
    json.dump([read(address) for address in sys.argv[1:]], sys.stdout)
