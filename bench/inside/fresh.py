"""The house, made to forget what it has drawn before every request: what a page costs that nobody asked for before."""

from archive import pieces
from config.wsgi import application as house


def application(environ, start_response):
    pieces.forget()
    return house(environ, start_response)
