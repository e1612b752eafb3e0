import type { ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import resourceGrpc from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import { reasonOf } from "../input-error.ts";

/** As in Pulumi's SDKs: a program's user data and closures outgrow gRPC's own 4 MiB, on either side. */
const messageLimit = 400 * 1024 * 1024;

export const channelOptions = {
  "grpc.max_receive_message_length": messageLimit,
  "grpc.max_send_message_length": messageLimit,
  // A program that registers thousands of resources at once keeps requests waiting for longer than the default.
  "grpc.server_max_unrequested_time_in_server": 30 * 60,
  "grpc.enable_http_proxy": 0,
};

export interface Serving {
  readonly address: string;
  close(): void;
}

/** Serves a resource monitor and an engine on a free port of the loopback interface. */
export function serve(monitor: UntypedServiceImplementation, engine: UntypedServiceImplementation): Promise<Serving> {
  const server = new Server(channelOptions);
  server.addService(resourceGrpc.ResourceMonitorService, monitor);
  server.addService(engineGrpc.EngineService, engine);
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve({ address: `127.0.0.1:${port}`, close: () => server.forceShutdown() });
      else reject(error);
    });
  });
}

/** Returns a handler of one method; what it throws reaches the program as the error of its call. */
export function handler<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => void {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request))
      .then(
        (response) => callback(null, response),
        (thrown: unknown) => callback({ code: status.UNKNOWN, details: reasonOf(thrown) }),
      );
  };
}
