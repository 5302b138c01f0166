# Imported by Python programs that run as containers of the runtime `process` (by PYTHONPATH): a socket that is bound to a
# port of the container's mappings is bound to the port of this machine that the task was given for it, and connections to
# the task's own ports on localhost go there. As listening.cjs for Node.js. Sockets of native code are out of reach.
import json
import os
import socket

_ports = json.loads(os.environ.get("DRYDOCK_PORTS") or "{}")
_listen = _ports.get("listen", {})
_connect = _ports.get("connect", {})


def _is_inet(sock, address):
    return (
        sock.family in (socket.AF_INET, socket.AF_INET6)
        and sock.type == socket.SOCK_STREAM
        and isinstance(address, tuple)
        and len(address) >= 2
    )


def _loopback(sock):
    if sock.family == socket.AF_INET:
        return "127.0.0.1"
    only = sock.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY)
    return "::1" if only else "::ffff:127.0.0.1"


def _bound(sock, address):
    given = _listen.get(str(address[1])) if _is_inet(sock, address) else None
    return address if given is None else (_loopback(sock), given, *address[2:])


def _connected(sock, address):
    if not _is_inet(sock, address):
        return address
    host = str(address[0]).lower()
    name = "localhost" if host in ("", "::1", "0.0.0.0") or host.startswith("127.") else host
    given = _connect.get(name, {}).get(str(address[1]))
    if given is None:
        return address
    return ("127.0.0.1" if sock.family == socket.AF_INET else "::ffff:127.0.0.1", given, *address[2:])


def _wrap(name, change):
    before = getattr(socket.socket, name)

    def wrapped(self, address):
        return before(self, change(self, address))

    wrapped.__name__ = name
    setattr(socket.socket, name, wrapped)


_wrap("bind", _bound)
_wrap("connect", _connected)
_wrap("connect_ex", _connected)
