"""The addresses of signing in and out."""

from __future__ import annotations

from anyio import CapacityLimiter
from starlette.routing import Route

from qcheck.addresses import SIGN_IN, SIGN_OUT, SIGNED_IN
from qcheck.plain.account import back_channel, sign_in, sign_out
from qcheck.web.endpoint import endpoint

TALKING = CapacityLimiter(8)
"""How many talk to the provider at the same time: where it is slow, whoever answers a sheet does not wait."""

ROUTES: tuple[Route, ...] = (
    Route(SIGN_IN, endpoint(sign_in.depart, limiter=TALKING), methods=["GET"]),
    Route(f"{SIGN_IN}/back", endpoint(sign_in.arrive, limiter=TALKING), methods=["GET"]),
    Route(SIGNED_IN, endpoint(sign_in.arrived), methods=["GET"]),
    Route(SIGN_OUT, endpoint(sign_out.asked), methods=["GET"]),
    Route(SIGN_OUT, endpoint(sign_out.out, limiter=TALKING), methods=["POST"]),
    Route(f"{SIGN_OUT}/told", back_channel.told, methods=["POST"]),
)
