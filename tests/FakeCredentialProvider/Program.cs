using System.Text.Json.Nodes;

namespace TagTasks.FakeCredentialProvider;

/// <summary>
/// A credential provider as NuGet starts it: a message of JSON a line, requests and responses in both directions. It knows
/// one user, from the variable FAKE_CREDENTIALS (<c>user:password</c>), and answers only when no dialogue is wanted; it misbehaves when that variable says how.
/// </summary>
internal static class Program
{
    private static void Main()
    {
        Send(Guid.NewGuid().ToString(), "Request", "Handshake", new JsonObject { ["ProtocolVersion"] = "2.0.0", ["MinimumProtocolVersion"] = "1.0.0" });
        while (Console.ReadLine() is { } line)
        {
            var message = JsonNode.Parse(line)!;
            var method = (string)message["Method"]!;
            if (method == "Close")
            {
                return;
            }

            if ((string)message["Type"]! == "Request" && Answer(method, message["Payload"]) is { } answer)
            {
                Send((string)message["RequestId"]!, "Response", method, answer);
            }
        }
    }

    private static JsonObject? Answer(string method, JsonNode? question) => method switch
    {
        "Handshake" => new JsonObject { ["ResponseCode"] = "Success", ["ProtocolVersion"] = "2.0.0" },
        "GetOperationClaims" => new JsonObject { ["Claims"] = new JsonArray("Authentication") },
        "GetAuthenticationCredentials" => Credentials(question!),
        _ => new JsonObject { ["ResponseCode"] = "Success" },
    };

    // Asked once more, it has nothing better to offer.
    private static JsonObject? Credentials(JsonNode question)
    {
        var variable = Environment.GetEnvironmentVariable("FAKE_CREDENTIALS");
        switch (variable)
        {
            case "ends":
                Environment.Exit(1);
                break;
            case "waits":
                return null;
            case "babbles":
                Console.WriteLine("Sign in at https://example.org/device");
                break;
        }

        var known = variable?.Split(':');
        return known is [var user, var password] && !(bool)question["IsRetry"]! && (bool)question["IsNonInteractive"]! && !(bool)question["CanShowDialog"]!
            ? new JsonObject { ["Username"] = user, ["Password"] = password, ["AuthenticationTypes"] = new JsonArray("Basic"), ["ResponseCode"] = "Success" }
            : new JsonObject { ["ResponseCode"] = "NotFound", ["Message"] = "Nobody is known." };
    }

    private static void Send(string id, string type, string method, JsonObject payload) =>
        Console.WriteLine(new JsonObject { ["RequestId"] = id, ["Type"] = type, ["Method"] = method, ["Payload"] = payload }.ToJsonString());
}
