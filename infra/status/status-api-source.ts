/**
 * The Status API's program: it answers with what was last written for each system. It runs in Lambda, whose runtime brings
 * the client it imports, and is text here because it is not part of this program.
 */
export const statusApiSource = `import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});

export async function handler() {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: process.env.TABLE }));
  const systems = Items.map((item) => ({
    system: item.system?.S,
    state: item.state?.S,
    since: item.since?.S,
    message: item.message?.S,
  }));
  return {
    statusCode: 200,
    headers: { "content-type": "application/json", "cache-control": "max-age=10" },
    body: JSON.stringify({ systems }),
  };
}
`;
