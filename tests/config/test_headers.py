import pytest
from django.http import HttpResponse
from django.urls import include, path

POLICY = {"default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"}


def bare(request):
    return HttpResponse("as it should be")


def broken(request):
    raise RuntimeError("something private")


urlpatterns = [path("bare/", bare), path("broken/", broken), path("", include("config.urls"))]

EVERYWHERE = {
    "a page": ("/bare/", 200),
    "a page that breaks": ("/broken/", 500),
    "an address without a page": ("/no-such-page/", 404),
    "the sign-in page": ("/admin/login/", 200),
    "a redirect": ("/admin", 301),
    "a static file": ("/static/img/favicon.svg", 200),
}


def refusals(response):
    return {
        "policy": set(response["Content-Security-Policy"].split("; ")),
        "sniffing": response["X-Content-Type-Options"],
        "referrer": response["Referrer-Policy"],
        "opener": response["Cross-Origin-Opener-Policy"],
        "frames": response["X-Frame-Options"],
        "camera": "camera=()" in response["Permissions-Policy"],
        "allowed features": [item for item in response["Permissions-Policy"].split(", ") if not item.endswith("=()")],
    }


AS_THE_HOUSE_WANTS = {
    "policy": POLICY,
    "sniffing": "nosniff",
    "referrer": "same-origin",
    "opener": "same-origin",
    "frames": "DENY",
    "camera": True,
    "allowed features": [],
}


@pytest.mark.django_db
@pytest.mark.urls("tests.config.test_headers")
@pytest.mark.parametrize(("address", "status"), EVERYWHERE.values(), ids=EVERYWHERE)
def test_every_answer_carries_the_headers(client, address, status):
    client.raise_request_exception = False
    response = client.get(address)
    response.close()

    assert response.status_code == status
    assert refusals(response) == AS_THE_HOUSE_WANTS


@pytest.mark.urls("tests.config.test_headers")
def test_a_strange_host_is_refused_under_the_same_headers(client):
    response = client.get("/bare/", headers={"host": "strange.example.org"})

    assert response.status_code == 400
    assert refusals(response) == AS_THE_HOUSE_WANTS


@pytest.mark.urls("tests.config.test_headers")
def test_the_way_to_https_carries_them_too(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/bare/")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/bare/")
    assert refusals(response) == AS_THE_HOUSE_WANTS


@pytest.mark.django_db
@pytest.mark.urls("tests.config.test_headers")
@pytest.mark.parametrize("address", ["/bare/", "/no-such-page/", "/static/img/favicon.svg", "/admin/"])
def test_a_visitor_gets_no_cookie(client, address):
    response = client.get(address)
    response.close()

    assert not response.cookies
