import type * as pulumi from "@pulumi/pulumi";
import type { AlicloudNetwork } from "../network/alicloud-network.ts";
import { AlicloudInternalService } from "../servers/alicloud-internal-service.ts";
import { planInternalService } from "../servers/internal-service-plan.ts";
import type { SessionServiceArgs } from "./session-service.ts";
import { SessionService, sessionServers } from "./session-service.ts";

/** The session servers on Alibaba Cloud. */
export class AlicloudSessionService extends SessionService {
  readonly host: pulumi.Output<string>;

  constructor(
    name: string,
    args: SessionServiceArgs & { readonly network: AlicloudNetwork },
    options: pulumi.ComponentResourceOptions,
  ) {
    super(name, options);
    const service = new AlicloudInternalService(name, { ...args, ...sessionServers(args) }, { parent: this });

    this.host = service.host;
    this.registerOutputs({ listener: service.listenerUrn, survives: planInternalService(args).survives });
  }
}
