// Matcher of a health check: `200`, `200,202`, `200-299`, or gRPC codes in the same shapes.

export function matcherFrom(text: string): (code: number) => boolean {
  const ranges = text.split(',').map((part) => {
    const [low, high] = part.split('-').map((bound) => Number(bound.trim()));
    return { low: low ?? Number.NaN, high: high ?? low ?? Number.NaN };
  });
  return (code) => ranges.some(({ low, high }) => code >= low && code <= high);
}
