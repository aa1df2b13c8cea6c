"""Check of who signs people in, and whether that can be got round."""

from ipaddress import ip_network

from indexer.config.tree import Config
from indexer.service.check import Check

_MANY = 4096  # addresses: more are no list of servers


def check_access(config: Config) -> Check:
    """Fails where so many addresses may name a login that anybody's computer is likely to be among them."""
    name, access = "access", config.access
    if access.mode == "open":
        return Check(name, ok=True, detail="open: whoever reaches the page may read what has no readers of its own")
    wide = [one for one in access.proxies if ip_network(one).num_addresses > _MANY]
    if wide:
        return Check(
            name,
            ok=False,
            detail=f"every computer of {', '.join(wide)} may say who it is",
            cure="Under [access] write proxies = [...] with the addresses of the servers alone that sign people in.",
        )
    admins = ", ".join(access.administrators) or "nobody but the console"
    by = f"{', '.join(access.proxies)} in {access.header}"
    return Check(name, ok=True, detail=f"signed in by {by}; administrators: {admins}")
