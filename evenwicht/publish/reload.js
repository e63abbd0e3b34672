// Load the page again when the site was built anew; the server of `make serve` puts this on every page.
let built = null;
setInterval(async () => {
  try {
    const now = await (await fetch("/-built", { cache: "no-store" })).text();
    if (built !== null && now !== built) location.reload();
    built = now;
  } catch { /* the server is away; ask again */ }
}, 300);
