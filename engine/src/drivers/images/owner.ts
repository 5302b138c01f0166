// Looks up users and groups of an image by name or number.
import { existsSync, readFileSync } from 'node:fs';
import { insideOf } from './rooted.ts';

/** Users of the base images that this machine's Node.js stands for: those have no /etc/passwd here. */
const baseUsers: Readonly<Record<string, number>> = { root: 0, node: 1000, nonroot: 65532, nobody: 65534 };

/** For `user[:group]`; the user's own group by default. Undefined when the image does not know them. */
export function imageOwner(root: string, text: string): { uid: number; gid: number } | undefined {
  const [user = '', group] = text.split(':');
  const entry = lookUp(root, 'etc/passwd', user);
  const uid = number(user) ?? number(entry?.[2]) ?? baseUsers[user];
  const gid =
    group === undefined
      ? (number(entry?.[3]) ?? uid)
      : (number(group) ?? number(lookUp(root, 'etc/group', group)?.[2]) ?? baseUsers[group]);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function lookUp(root: string, file: string, name: string): string[] | undefined {
  const path = insideOf(root, file);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name);
}
