/** What a server is told at its first start: the service to run and the settings that it reads. */
export interface ServerSetup {
  readonly service: string;
  readonly settings: unknown;
}

/**
 * Returns cloud-init user data that writes the settings where only root reads them and starts the service. The body is JSON,
 * which cloud-init reads as YAML: nothing in an address or a password can break out of its quotes.
 */
export function cloudInit(setup: ServerSetup): string {
  const body = {
    write_files: [
      { path: `/etc/${setup.service}/settings.json`, permissions: "0600", content: JSON.stringify(setup.settings) },
    ],
    runcmd: [["systemctl", "enable", "--now", setup.service]],
  };
  return `#cloud-config\n${JSON.stringify(body, null, 2)}\n`;
}
