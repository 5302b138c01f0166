// The path as path-pattern conditions see it: "after URI normalisation" (RFC 3986 §6.2.2): escapes of unreserved
// characters decoded, other escapes in upper case, dot segments removed. The target still gets the path as sent.

export function normalisedPath(path: string): string {
  let text = path;
  if (text.includes('%')) {
    text = text.replace(/%([0-9A-Fa-f]{2})/g, (encoded, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[A-Za-z0-9\-._~]/.test(character) ? character : encoded.toUpperCase();
    });
  }
  return text.includes('/.') ? withoutDotSegments(text) : text;
}

function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === '..') {
      kept.pop();
      if (last) kept.push('');
    } else if (segment === '.') {
      if (last) kept.push('');
    } else kept.push(segment);
  }
  return `/${kept.join('/')}`;
}
