// The headers by which targets learn of a client's certificate, and the names that listeners may give them.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html

const names = {
  clientcert: 'X-Amzn-Mtls-Clientcert',
  clientcert_serial_number: 'X-Amzn-Mtls-Clientcert-Serial-Number',
  clientcert_issuer: 'X-Amzn-Mtls-Clientcert-Issuer',
  clientcert_subject: 'X-Amzn-Mtls-Clientcert-Subject',
  clientcert_validity: 'X-Amzn-Mtls-Clientcert-Validity',
  clientcert_leaf: 'X-Amzn-Mtls-Clientcert-Leaf',
} as const;

export type MtlsHeader = keyof typeof names;

type Attributes = Readonly<Record<string, string>>;

export function mtlsHeaderName(header: MtlsHeader, attributes: Attributes): string {
  return attributes[`routing.http.request.x_amzn_mtls_${header}.header_name`] || names[header];
}

/** In lower case: what only the load balancer may say. AWS does not document what becomes of a client's own. */
export function mtlsHeaderKeys(attributes: Attributes): string[] {
  return (Object.keys(names) as MtlsHeader[])
    .flatMap((header) => [names[header], mtlsHeaderName(header, attributes)])
    .map((name) => name.toLowerCase());
}
