// What a cache's clients have to bring: a token, and TLS.
import type { CacheRecord } from '../state.ts';

export const encryptionView = ({ authToken, encryption, settings }: CacheRecord) => ({
  AuthTokenEnabled: authToken !== undefined,
  TransitEncryptionEnabled: encryption !== undefined,
  ...(encryption !== undefined && { TransitEncryptionMode: encryption }),
  AtRestEncryptionEnabled: settings.AtRestEncryptionEnabled === true,
});
