// The production listener and its rule: HTTP on 80, or, with a certificate, HTTPS on 443 and a redirect from 80.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
//
// The listener stays the same resource when a certificate is added later: port, protocol and certificate change without
// replacement. So does its rule, whose weights say which version is live. (Removing the certificate again takes two
// updates, because CloudFormation frees port 80 last.)
import { CfnListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { type CfnCondition, Fn, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface ListenersProps {
  readonly loadBalancer: string;
  readonly certificate: string;
  readonly https: CfnCondition;
}

export class Listeners extends Construct {
  readonly production: string;

  constructor(scope: Construct, id: string, { loadBalancer, certificate, https }: ListenersProps) {
    super(scope, id);
    const ifHttps = (then: unknown, otherwise: unknown) => Fn.conditionIf(https.logicalId, then, otherwise);
    const nothing = { Ref: 'AWS::NoValue' };

    const production = new CfnListener(this, 'Production', {
      loadBalancerArn: loadBalancer,
      port: Token.asNumber(ifHttps(443, 80)),
      protocol: Token.asString(ifHttps('HTTPS', 'HTTP')),
      sslPolicy: Token.asString(ifHttps('ELBSecurityPolicy-TLS13-1-2-2021-06', nothing)),
      certificates: ifHttps([{ CertificateArn: certificate }], nothing),
      // Never reached, because the rule matches every path. It forwards nowhere, so that no update of the listener can
      // send traffic to the wrong version.
      defaultActions: [
        {
          type: 'fixed-response',
          fixedResponseConfig: {
            statusCode: '404',
            contentType: 'application/json',
            messageBody: '{"message":"No rule for this request."}',
          },
        },
      ],
    });
    const redirect = new CfnListener(this, 'Redirect', {
      loadBalancerArn: loadBalancer,
      port: 80,
      protocol: 'HTTP',
      defaultActions: [
        { type: 'redirect', redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } },
      ],
    });
    redirect.cfnOptions.condition = https;
    // The production listener has to leave port 80 first.
    redirect.addResourceDependency(production);
    this.production = production.ref;
  }
}
