// Every file that the dashboard's page loads, followed from the page itself as a browser would.

const referred = /(?:href|src)="([^"]+)"|\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

/** @returns what each file that is not there was answered with; empty when the page is whole */
export async function missingFiles(endpoint: string): Promise<string[]> {
  const found = new Set([`${endpoint}/_drydock/dashboard/`]);
  const missing: string[] = [];
  for (const url of found) {
    const answer = await fetch(url);
    const text = await answer.text();
    if (!answer.ok) missing.push(`${answer.status} ${url}`);
    for (const [, ofPage, ofScript] of text.matchAll(referred)) {
      const name = ofPage ?? ofScript ?? '';
      if (/^\.{0,2}\//.test(name)) found.add(new URL(name, url).href);
    }
  }
  if (found.size < 50) missing.push(`only ${found.size} files were found`);
  return missing;
}
