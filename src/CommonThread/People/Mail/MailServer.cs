using System.Net;
using System.Net.Mail;

namespace CommonThread.People.Mail;

/// <summary>
/// The mail server, as the operator names it in <c>COMMONTHREAD_SMTP</c>:
/// <c>smtp://user:password@host:587?from=address</c>, or <c>smtps://</c> for encryption (STARTTLS). Without one, letters stay in
/// the outbox for the administrator.
/// </summary>
internal sealed class MailServer
{
    private readonly Uri? address;

    public MailServer(IConfiguration configuration)
    {
        var text = configuration["COMMONTHREAD_SMTP"];
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out address) || address.Scheme is not ("smtp" or "smtps"))
            throw new InvalidOperationException("COMMONTHREAD_SMTP must be like smtp://host:25?from=post@example.org");
        From =
            Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query).TryGetValue("from", out var from)
            && MailAddress.TryCreate(from.ToString(), out var parsed)
                ? parsed
                : throw new InvalidOperationException(
                    "COMMONTHREAD_SMTP must say ?from= which address letters come from"
                );
    }

    public bool IsSet => address is not null;

    private MailAddress? From { get; }

    public async Task Send(string to, string subject, string body, CancellationToken stop)
    {
        using var client = new SmtpClient(address!.Host, address.Port > 0 ? address.Port : 25)
        {
            EnableSsl = address.Scheme == "smtps",
            Timeout = 20_000,
        };
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        using var message = new MailMessage(From!, new MailAddress(to)) { Subject = subject, Body = body };
        await client.SendMailAsync(message, stop);
    }
}
