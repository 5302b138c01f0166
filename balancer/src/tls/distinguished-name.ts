// A distinguished name as text, by RFC 2253: the last part first, in ASCII.
import { type DerValue, identifierOf, itemsOf, tags } from '../x509/der.ts';

/** As OpenSSL abbreviates them, which is how AWS's examples look. */
const types: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** For example `CN=client,OU=test,O=Example\, Inc.,C=US`. @throws NotDer when the value is no name. */
export function nameText(name: DerValue): string {
  return itemsOf(name)
    .reverse()
    .map((part) => itemsOf(part, tags.set).reverse().map(attribute).join('+'))
    .join(',');
}

function attribute(value: DerValue): string {
  const [type, held] = itemsOf(value);
  const id = identifierOf(type);
  const name = types[id];
  const text = held && textOf(held);
  // Section 2.4: what has no name, or is no text, is written as its bytes.
  if (name !== undefined && text !== undefined) return `${name}=${escaped(text)}`;
  return `${name ?? id}=#${held?.bytes.toString('hex').toUpperCase() ?? ''}`;
}

function textOf({ tag, content }: DerValue): string | undefined {
  switch (tag) {
    case 0x0c: // UTF8String
      return content.toString('utf8');
    case 0x12: // NumericString
    case 0x13: // PrintableString
    case 0x14: // T61String
    case 0x16: // IA5String
    case 0x1a: // VisibleString
      return content.toString('latin1');
    case 0x1e: // BMPString: 16 bits each, the high ones first
      return content.length % 2 === 0 ? Buffer.from(content).swap16().toString('utf16le') : undefined;
    default:
      return undefined;
  }
}

function escaped(text: string): string {
  return text
    .replace(/[,+"\\<>;]/g, '\\$&')
    .replace(/^[ #]| $/g, '\\$&')
    .replace(/[^\x20-\x7e]/gu, (character) =>
      [...Buffer.from(character)].map((octet) => `\\${hex(octet)}`).join(''),
    );
}

const hex = (octet: number) => octet.toString(16).padStart(2, '0').toUpperCase();
