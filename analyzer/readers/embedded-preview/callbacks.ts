import { credentials } from "@grpc/grpc-js";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb.js";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import callbackPb from "@pulumi/pulumi/proto/callback_pb.js";
import { channelOptions } from "./serve.ts";

/** Calls functions that live in the program's process: transforms, which the program registers with its monitor. */
export class Callbacks {
  readonly #clients = new Map<string, CallbacksClient>();

  /** Returns the bytes that the callback answers; rejects with the program's own error where it throws. */
  invoke(callback: Callback, request: Uint8Array): Promise<Uint8Array> {
    const client = this.#clientOf(callback.getTarget());
    const message = new callbackPb.CallbackInvokeRequest();
    message.setToken(callback.getToken());
    message.setRequest(request);
    return new Promise((resolve, reject) => {
      client.invoke(message, (error, response) => {
        if (error !== null) reject(new Error(error.details));
        else resolve(response.getResponse_asU8());
      });
    });
  }

  close(): void {
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
  }

  #clientOf(target: string): CallbacksClient {
    const known = this.#clients.get(target);
    if (known !== undefined) return known;
    const client = new CallbacksClient(target, credentials.createInsecure(), channelOptions);
    this.#clients.set(target, client);
    return client;
  }
}
