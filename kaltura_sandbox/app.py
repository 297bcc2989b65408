"""The HTTP surface, one list of routes: the API, delivery, and the sandbox's own pages."""

from __future__ import annotations

import logging
import re
import time

import anyio
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kaltura_sandbox.platform import errors, formats, routes
from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.dispatch import Dispatcher
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.pace import Pace, Steps
from kaltura_sandbox.platform.services import Served
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.platform.wire import request as wire
from kaltura_sandbox.platform.wire.answers import JSON, NOT_KEPT, XML, AnswerWriter, failed_page, format_of
from kaltura_sandbox.platform.wire.bodies import Bodies
from kaltura_sandbox.platform.wire.counted import Counted
from kaltura_sandbox.platform.wire.inert import Inert
from kaltura_sandbox.platform.wire.request import Call, text_of
from kaltura_sandbox.platform.wire.sendable import Sendable
from kaltura_sandbox.platform.wire.slashes import MergedSlashes

log = logging.getLogger(__name__)
PREFLIGHT = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Origin, X-Requested-With, Content-Type, Accept, Range, Cache-Control",
    "Access-Control-Allow-Methods": "POST, GET, HEAD, OPTIONS",
    "Access-Control-Max-Age": "86400",
}
CALLS_AT_ONCE = {Pace.READS: 12, Pace.WRITES: 12, Pace.SLOW: 8}
ADDRESSES_AT_ONCE, MADE_AT_ONCE = 12, 8
"""Threads of calls by their pace, of delivery, and of delivery that makes what it serves: each waits for its own kind
alone. More would only pass the interpreter's lock around."""

LONGEST_BODY = 65_536  # bytes that addresses outside of the API take
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 1.0  # s between two looks at what a call waits for
ANYWHERE = {"Access-Control-Allow-Origin": "*"}
"""Pages of any origin may read what is served: players fetch captions and pictures with scripts."""


class AnyPath(PathConvertor):
    """What ``{path:path}`` stands for: Starlette's own ends at a line end, and the address would be nobody's."""

    regex = r"[\S\s]*"


register_url_convertor("path", AnyPath())


def make_app(platform: Platform) -> Starlette:
    """The application for a platform."""
    dispatcher = Dispatcher(platform)
    writer, bodies = AnswerWriter(platform.schema), Bodies()
    calls = {pace: CapacityLimiter(number) for pace, number in CALLS_AT_ONCE.items()}
    serving, making = CapacityLimiter(ADDRESSES_AT_ONCE), CapacityLimiter(MADE_AT_ONCE)

    async def api(request: Request) -> Response:
        started = time.monotonic()
        if request.method == "OPTIONS":
            return Response(b"", 200, PREFLIGHT)
        path = request.path_params.get("path", "")
        with bodies.one() as held:
            try:
                call = await wire.read(request, path, platform.files.incoming, held)
            except ClientDisconnect:
                return Response(b"", 400)  # nobody is there any more to read it
            return await _walked(_answer(dispatcher, writer, call, started), calls[dispatcher.pace(call)])

    async def health(request: Request) -> Response:
        told = platform.health.told()
        return JSONResponse(told, 200 if told["status"] == "ok" else 503)

    async def deliver(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(b"", 200, PREFLIGHT)
        request.state.body = await _beginning(request) if request.method == "POST" else b""
        limiter = making if routes.makes(request) else serving
        return await to_thread.run_sync(_delivered, platform, request, limiter=limiter)

    any_ = ["GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]
    return Starlette(routes=[
        Route("/api_v3", api, methods=any_), Route("/api_v3/{path:path}", api, methods=any_),
        Route("/_sandbox/health", health),
        Route("/{path:path}", deliver, methods=["GET", "HEAD", "POST", "OPTIONS"]),
    ], middleware=[
        Middleware(Sendable), Middleware(Inert), Middleware(MergedSlashes),
        Middleware(Counted, count=platform.traffic.count),
    ])  # fmt: skip


async def _beginning(request: Request) -> bytes:
    """What was sent to an address, as far as anybody reads it; of what is longer, nothing."""
    kept = b""
    try:
        async for part in request.stream():
            kept = kept + part if len(kept) <= LONGEST_BODY else kept
    except ClientDisconnect:
        return b""
    return kept if len(kept) <= LONGEST_BODY else b""


async def _walked(steps: Steps, limiter: CapacityLimiter) -> Response:
    """The answer at the end of a call's way. Where the call stands still it holds no thread."""
    pause = FIRST_PAUSE
    while (response := await to_thread.run_sync(_step, steps, limiter=limiter)) is None:
        await anyio.sleep(pause)
        pause = min(pause * 1.5, LONGEST_PAUSE)
    return response


def _step(steps: Steps) -> Response | None:
    try:
        next(steps)
        return None
    except StopIteration as end:
        answer: Response = end.value
        return answer


def _answer(dispatcher: Dispatcher, writer: AnswerWriter, call: Call, started: float) -> Steps:
    given = call.params.get("format")
    format_ = XML if given is None else format_of(text_of(given))
    try:
        unwritable = None if formats.known(format_) else writer.refusal(format_, call.callback)
        if unwritable is not None:
            return unwritable
        if call.problem is not None:
            raise call.problem
        result = yield from dispatcher.run(call)
        if isinstance(result, Served):
            return served(result)
        if isinstance(result, ApiError) and result.page:
            return replies.page(b"", 200, ANYWHERE | result.page)
        if isinstance(result, ApiError) and result.by_room and dispatcher.serves_file(call):
            return failed_page(result.code, result.message)
        if formats.known(format_):
            return formats.answer(dispatcher.platform, format_, result)
        ignore_null = call.params.get("ignoreNull") in ("1", True)
        return writer.write(result, format_, call.callback or "", ignore_null, started)
    except Exception as problem:
        if dispatcher.platform.disk.noticed(problem):
            return writer.write(errors.DISK_FULL(), format_, call.callback or "", False, started)
        log.exception("answering %s.%s", call.service, call.action)
        return writer.write(errors.INTERNAL_SERVERL_ERROR(), JSON, "", False, started)
    finally:
        for path in call.uploads:
            path.unlink(missing_ok=True)


def served(result: Served) -> Response:
    """A file or a redirect as HTTP; files answer range requests."""
    if result.location is not None:
        return redirect(result.location, NOT_KEPT | dict(result.headers or {}))
    headers = ANYWHERE | dict(result.headers or {})
    if result.path is not None:
        return replies.file(result.path, headers, result.content_type)
    return replies.page(result.content, 200, headers, result.content_type)


def redirect(location: str, headers: dict[str, str] | None = None) -> Response:
    """Leads to an address. One of several lines is left out, as PHP does it: no header holds them."""
    lines = re.search(r"[\r\n\0]", location.strip(" \t\r\n"))
    return replies.page(b"", 302, headers) if lines else replies.moved(location, 302, headers)


def _delivered(platform: Platform, request: Request) -> Response:
    try:
        return routes.respond(platform, request)
    except Exception as problem:
        if platform.disk.noticed(problem):
            return Response(errors.DISK_FULL().message, 500, media_type="text/plain")
        log.exception("delivering %s", request.scope["path"])
        return Response(b"", 500)
