import * as pulumi from "@pulumi/pulumi";

/**
 * What carries trades and prices from the engines to whoever shows them: a Kafka cluster. It survives the loss of a zone where
 * each message has enough copies in step without that zone.
 */
export abstract class Broker extends pulumi.ComponentResource {
  /** Where clients find the cluster's members: `host:port,host:port`. */
  abstract readonly bootstrap: pulumi.Output<string>;

  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("trading:market-data:Broker", name, {}, options);
  }
}

/** What is published, and read by name. */
export const topics = ["trades", "depth", "tickers"] as const;

/** Into how many parts a topic's messages are divided. */
export const partitionsPerTopic = 12;
