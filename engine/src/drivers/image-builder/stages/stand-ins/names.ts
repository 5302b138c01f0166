// Commands that something of ours stands for in the RUN of a Dockerfile, and what they do instead.

/** Installs nothing, and says so. */
export const packageManagers = ['apt', 'apt-get', 'apk', 'yum', 'dnf', 'microdnf', 'zypper'] as const;

/** Adds to the users and groups of the image. */
export const accounts = ['adduser', 'useradd', 'addgroup', 'groupadd'] as const;

/** Works on the image's files, by their absolute paths. */
export const onFiles = ['mkdir', 'rm', 'touch', 'cp', 'mv', 'chmod', 'chown', 'chgrp'] as const;

/** Reads files of the image, by their absolute paths: `-r /code/requirements.txt`. */
export const readers = ['pip', 'pip3'] as const;

export const standIns: readonly string[] = [
  ...packageManagers,
  ...accounts,
  ...onFiles,
  ...readers,
  'corepack',
];

export const includes = (names: readonly string[], name: string): boolean => names.includes(name);
