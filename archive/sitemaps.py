"""Every public record for search engines, a page of addresses at a time."""

from django.contrib.sitemaps import Sitemap

from archive.models import Edition


class EditionSitemap(Sitemap):
    limit = 5000

    def items(self):
        return Edition.objects.current().order_by("pk").only("kind", "slug", "published_at")

    def lastmod(self, edition):
        return edition.published_at


SITEMAPS = {"records": EditionSitemap}
