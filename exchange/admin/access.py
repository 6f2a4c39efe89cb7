"""Who may see and work on a batch: whoever adds photographs on their own, whoever changes them on everybody's."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from archive.models import Batch
from exchange.incoming.uploads import ToDisk
from exchange.incoming.waiting import SECONDS_OF_SCRIPT, Turn

ADD, CHANGE, PUBLISH = "archive.add_photograph", "archive.change_photograph", "archive.publish_record"


def needs(permission):
    """The view is for those who have a permission; it is given the batch of its address, where there is one."""

    def decorate(view):
        @wraps(view)
        def guarded(request, pk=None, **kwargs):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, **kwargs) if pk is None else view(request, _batch(request.user, pk), **kwargs)

        return guarded

    return decorate


def uploading(view):
    """What is sent goes to the disk as it comes; the form's token is read here, after that has been said."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def streamed(request, *args, **kwargs):
        if request.method == "POST":
            request.upload_handlers = [ToDisk(request)]
        return protected(request, *args, **kwargs)

    return streamed


def is_script(request):
    """Whether the page's own script asks, and wants to be told in JSON."""
    return "application/json" in request.headers.get("Accept", "")


def turn(request):
    """How long this request may work; a script's is short."""
    return Turn(SECONDS_OF_SCRIPT if is_script(request) else None)


def visible(user):
    """The batches that a person may see: everybody's, for those who may change photographs."""
    batches = Batch.objects.all()
    return batches if user.has_perm(CHANGE) or user.has_perm(PUBLISH) else batches.filter(begun_by=user)


def _batch(user, pk):
    return get_object_or_404(visible(user), pk=pk)
