// Loads the page again when a part of it did not arrive, as happens when the machine's network changes meanwhile (see cloud/send.ts).
// A script and not a module: it has to be there before anything can fail.
{
  const mostReloads = 5;
  const pauseMs = 300;
  let isReloading = false;
  const onError = ({ target }: Event) => {
    const isPart = target instanceof HTMLLinkElement || target instanceof HTMLScriptElement;
    const reloads = Number(sessionStorage.getItem('drydock-reloads'));
    if (!isPart || isReloading || reloads >= mostReloads) return;
    isReloading = true;
    sessionStorage.setItem('drydock-reloads', String(reloads + 1));
    setTimeout(() => location.reload(), pauseMs);
  };
  addEventListener('error', onError, true);
}
