// Detects commands in Dockerfiles and buildspecs that would change this machine; AWS runs them in a disposable
// container. This guards against accidents only, not against malicious commands.
import { basename, join } from 'node:path';

/** Names that mean nothing else: refused anywhere in the text. */
const programs = new Set(
  `apk apt apt-get aptitude dpkg rpm yum dnf microdnf zypper pacman useradd adduser usermod userdel deluser groupadd
   addgroup groupdel delgroup chpasswd update-ca-certificates update-alternatives ldconfig systemctl sudo`.split(
    /\s+/,
  ),
);

/** Names that are ordinary words, too: refused where a command begins. */
const commands =
  /(?:^|[;&|({`\n]|\b(?:then|do|else|exec|env|time)\s)\s*(su|mount|umount|chroot|service|passwd|halt|reboot|shutdown|poweroff)(?=\s|$)/;

/** It would write next to this machine's Node.js, whatever the build's folders are. */
const corepack = /\bcorepack\s+enable\b/;

/**
 * The program that would change this machine, if the text contains one.
 * @param isStoodFor whether something else runs when a program is called by this name
 */
export function machineChange(
  text: string,
  isStoodFor: (name: string) => boolean = () => false,
): string | undefined {
  if (corepack.test(text) && !isStoodFor('corepack')) return 'corepack enable';
  for (const word of text.split(/[\s;&|()<>{}`'"$=]+/)) {
    if (programs.has(basename(word)) && !isStoodFor(word)) return basename(word);
  }
  return commands.exec(text)?.[1];
}

/** Environment that makes package managers install "globally" below `prefix` instead of on this machine. */
export function installInto(prefix: string): Record<string, string> {
  return {
    npm_config_prefix: prefix,
    GEM_HOME: join(prefix, 'lib/gems'),
    // pip has no such setting: as root it would change the system's Python, otherwise it installs to the home folder.
    ...(process.getuid?.() === 0 ? { PIP_REQUIRE_VIRTUALENV: '1' } : {}),
  };
}
