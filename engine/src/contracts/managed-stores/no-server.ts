/**
 * Why a store is recorded only. It is read later, too, when a server may be there: the store then runs, and what a stack was told
 * of its address is made anew by another deployment.
 *
 * @param remedy a command
 */
export const noServer = (engine: string, remedy: string): string =>
  `no server for ${engine} was installed on this machine (${remedy}; then start the engine again, and deploy again)`;
