// Commands of Dockerfiles and buildspecs that would change this machine, where AWS runs them in a container that is
// thrown away. It reads what a careless command says; it is no protection against one that means harm.
import { basename } from 'node:path';

/** Names that hardly mean anything else: refused wherever they stand, behind whatever shell, quote or substitution. */
const programs = new Set(
  `apk apt apt-get aptitude dpkg rpm yum dnf microdnf zypper pacman useradd adduser usermod userdel deluser groupadd
   addgroup groupdel delgroup chpasswd update-ca-certificates update-alternatives ldconfig systemctl sudo`.split(
    /\s+/,
  ),
);

/** Names that are words, too: refused where a command begins. */
const commands =
  /(?:^|[;&|({`\n]|\b(?:then|do|else|exec|env|time)\s)\s*(su|mount|umount|chroot|service|passwd|halt|reboot|shutdown|poweroff)(?=\s|$)/;

/** The program that would change the machine, if the text has one. */
export function machineChange(text: string): string | undefined {
  for (const word of text.split(/[\s;&|()<>{}`'"$=]+/)) {
    if (programs.has(basename(word))) return basename(word);
  }
  return commands.exec(text)?.[1];
}
