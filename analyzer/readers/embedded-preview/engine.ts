import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import type { LogRequest, SetRootResourceRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import enginePb from "@pulumi/pulumi/proto/engine_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { handler } from "./serve.ts";

export type LogSeverity = "debug" | "info" | "warning" | "error";

/** Returns the engine that a program logs to: what it says reaches the person who asked. */
export function engineService(onLog: (severity: LogSeverity, text: string) => void): UntypedServiceImplementation {
  const severities: readonly LogSeverity[] = ["debug", "info", "warning", "error"];
  let root = "";
  return {
    log: handler((request: LogRequest) => {
      onLog(severities[request.getSeverity()] ?? "info", request.getMessage());
      return new emptyPb.Empty();
    }),
    getRootResource: handler(() => {
      const response = new enginePb.GetRootResourceResponse();
      response.setUrn(root);
      return response;
    }),
    setRootResource: handler((request: SetRootResourceRequest) => {
      root = request.getUrn();
      return new enginePb.SetRootResourceResponse();
    }),
    startDebugging: handler(() => new emptyPb.Empty()),
    requirePulumiVersion: handler(() => new enginePb.RequirePulumiVersionResponse()),
  };
}
