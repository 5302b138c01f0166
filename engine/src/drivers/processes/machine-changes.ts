// Commands of Dockerfiles and buildspecs that would change this machine, where AWS runs them in a container that is
// thrown away. It reads what a careless command says; it is no protection against one that means harm.
import { basename, join } from 'node:path';

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

/** It writes beside this machine's own Node.js, wherever the build's folders are. */
const corepack = /\bcorepack\s+enable\b/;

/** The program that would change the machine, if the text has one. */
export function machineChange(text: string): string | undefined {
  if (corepack.test(text)) return 'corepack enable';
  for (const word of text.split(/[\s;&|()<>{}`'"$=]+/)) {
    if (programs.has(basename(word))) return basename(word);
  }
  return commands.exec(text)?.[1];
}

/** Where package managers install "globally": below `prefix`, not into this machine. */
export function installInto(prefix: string): Record<string, string> {
  return {
    npm_config_prefix: prefix,
    GEM_HOME: join(prefix, 'lib/gems'),
    // pip has no such setting; a root's pip would change the system's Python, anyone else's goes to the home folder.
    ...(process.getuid?.() === 0 ? { PIP_REQUIRE_VIRTUALENV: '1' } : {}),
  };
}
