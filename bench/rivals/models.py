from django.db import models
from taggit.managers import TaggableManager
from taggit.models import TaggedItemBase


class Tagging(TaggedItemBase):
    content_object = models.ForeignKey("Thing", models.CASCADE)


class Thing(models.Model):
    """A record as one plain row: its words folded, its facts in columns, its tags with django-taggit."""

    uid = models.CharField(max_length=16, unique=True)
    title = models.TextField()
    names = models.TextField()
    text = models.TextField()
    kind = models.CharField(max_length=32, db_index=True)
    language = models.CharField(max_length=12, db_index=True)
    rights = models.CharField(max_length=120)
    image = models.CharField(max_length=8)
    wording = models.CharField(max_length=8)
    certainty = models.CharField(max_length=12)
    first_year = models.IntegerField(null=True, db_index=True)
    last_year = models.IntegerField(null=True, db_index=True)

    tags = TaggableManager(through=Tagging)

    def __str__(self):
        return self.uid


class Naming(models.Model):
    """That a record names a person, a place …"""

    thing = models.ForeignKey(Thing, models.CASCADE, related_name="namings")
    kind = models.CharField(max_length=32)
    uid = models.CharField(max_length=16, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["thing", "kind", "uid"], name="naming_of_thing")]

    def __str__(self):
        return self.uid
