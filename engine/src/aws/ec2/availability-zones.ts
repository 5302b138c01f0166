// Regions and their availability zones: three zones a region, with ids as AWS writes them (`use1-az1`).

const letters = ['a', 'b', 'c'] as const;

/** Regions that are on in every account by default (AWS account management guide, "Regions available by default"). */
export const regionNames: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
];

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
