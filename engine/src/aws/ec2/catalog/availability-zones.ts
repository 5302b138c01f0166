// A region's availability zones: three of them, with zone ids in AWS's form (`use1-az1`).

const letters = ['a', 'b', 'c'] as const;

export function zonesOf(region: string): readonly string[] {
  return letters.map((letter) => `${region}${letter}`);
}

/** `us-east-1a` → `use1-az1`, `ap-southeast-2b` → `apse2-az2`. */
export function zoneId(zone: string): string {
  const match = /^([a-z]+)-(.+)-(\d+)([a-z])$/.exec(zone);
  if (!match) return zone;
  const [, area = '', direction = '', number = '', letter = ''] = match;
  const short = direction
    .replace('north', 'n')
    .replace('south', 's')
    .replace('east', 'e')
    .replace('west', 'w')
    .replace('central', 'c')
    .replace('gov-', 'g');
  return `${area}${short}${number}-az${letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1}`;
}

export function zoneFromId(id: string, region: string): string | undefined {
  return zonesOf(region).find((zone) => zoneId(zone) === id);
}
