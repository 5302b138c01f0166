// The functions that expressions call, by their names in lower case.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
import { BlockList, isIP } from 'node:net';
import { numberOf, type Value } from './values.ts';

type Function = (args: readonly Value[]) => Value;

const text = (value: Value) => (value === undefined ? '' : String(value));
const numeric =
  (of: (...numbers: number[]) => number): Function =>
  (args) => {
    const numbers = args.map(numberOf);
    return numbers.every((each) => each !== undefined) ? of(...(numbers as number[])) : undefined;
  };
const overText =
  (of: (value: string, ...more: Value[]) => Value): Function =>
  ([value, ...more]) =>
    value === undefined ? undefined : of(String(value), ...more);

/** Whether an address is in a subnet, `192.0.2.0/24`, both of one of these versions. */
const inSubnet =
  (...versions: readonly number[]): Function =>
  ([address, subnet]) => {
    const [base = '', bits = ''] = text(subnet).split('/');
    const version = isIP(base);
    const prefix = Number(bits);
    if (isIP(text(address)) !== version || !versions.includes(version)) return false;
    if (bits === '' || !Number.isInteger(prefix) || prefix < 0 || prefix > (version === 4 ? 32 : 128))
      return false;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    const block = new BlockList();
    block.addSubnet(base, prefix, family);
    return block.check(text(address), family);
  };

export const functions: Readonly<Record<string, Function>> = {
  abs: numeric(Math.abs),
  ceil: numeric(Math.ceil),
  floor: numeric(Math.floor),
  greatest: numeric(Math.max),
  least: numeric(Math.min),
  log: numeric(Math.log),
  sqrt: numeric(Math.sqrt),
  coalesce: (args) => args.find((each) => each !== undefined),
  concat: (args) => args.map(text).join(''),
  ispresent: ([value]) => value !== undefined,
  isempty: ([value]) => value === undefined || value === '',
  isblank: ([value]) => text(value).trim() === '',
  strlen: overText((value) => [...value].length),
  strcontains: overText((value, part) => (value.includes(text(part)) ? 1 : 0)),
  replace: overText((value, from, to) => value.replaceAll(text(from), text(to))),
  substr: overText((value, from, length) =>
    value.substr(numberOf(from) ?? 0, length === undefined ? undefined : numberOf(length)),
  ),
  tolower: overText((value) => value.toLowerCase()),
  toupper: overText((value) => value.toUpperCase()),
  trim: overText((value) => value.trim()),
  ltrim: overText((value) => value.trimStart()),
  rtrim: overText((value) => value.trimEnd()),
  isvalidip: ([value]) => isIP(text(value)) !== 0,
  isvalidipv4: ([value]) => isIP(text(value)) === 4,
  isvalidipv6: ([value]) => isIP(text(value)) === 6,
  isipinsubnet: inSubnet(4, 6),
  isipv4insubnet: inSubnet(4),
  isipv6insubnet: inSubnet(6),
  datefloor: numeric((time, period) => time - (time % period)),
  dateceil: numeric((time, period) => Math.ceil(time / period) * period),
  frommillis: numeric((time) => time),
  tomillis: numeric((time) => time),
};
