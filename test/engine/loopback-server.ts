import type { ServiceDefinition, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Server, ServerCredentials } from "@grpc/grpc-js";

/** The limit that Pulumi itself sets on both sides; gRPC's own 4 MiB is less than one large stack. */
const messageLimit = 400 * 1024 * 1024;

export interface LoopbackServer {
  readonly port: number;
  close(): void;
}

/** Serves one gRPC service on a free port of the loopback interface; rejects if no port can be bound. */
export async function serveOnLoopback(
  service: ServiceDefinition,
  implementation: UntypedServiceImplementation,
): Promise<LoopbackServer> {
  const server = new Server({
    "grpc.max_receive_message_length": messageLimit,
    "grpc.max_send_message_length": messageLimit,
  });
  server.addService(service, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { port, close: () => server.forceShutdown() };
}
