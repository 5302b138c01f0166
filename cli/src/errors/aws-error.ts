// What AWS answers is a person's to know and to fix, not a defect: a refused call, missing credentials, no way there.

/** The sentence for a person; undefined where the error is none of AWS. */
export function awsErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message } = error;
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') {
    return `There are no AWS credentials: ${message.replace(/\.?$/, '.')}`;
  }
  const { $fault: fault, $service: service } = error as { $fault?: string; $service?: string };
  if (fault !== 'client') return unreachable(error);
  const said = `${service ? `${service} answered ` : ''}${name}: ${message}`;
  return expired.test(name)
    ? `The AWS credentials have expired: sign in again, for example with \`aws sso login\`. (${said})`
    : said;
}

const expired = /^(ExpiredToken(Exception)?|RequestExpired)$/;

const networkCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET)$/;

/** The SDK gives the network's error with what it tried. */
function unreachable(error: Error): string | undefined {
  const { code, $metadata } = error as { code?: string; $metadata?: unknown };
  if ($metadata === undefined || code === undefined || !networkCodes.test(code)) return undefined;
  const tried = error.message || code;
  return loopback.test(tried)
    ? `The engine has ended, or no longer answers (${tried}). \`drydock status\` says which, and \`drydock up\` starts it again.`
    : `AWS cannot be reached: ${tried}`;
}

/** Where engines are, and AWS is not. */
const loopback = / (127\.0\.0\.1|::1|localhost):\d+/;
