using CommonThread.Partnerships;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.People.SingleSignOn;

/// <summary>Where the partnership's people sign in with their own organisation.</summary>
[Needs(PeoplePermissions.Partnership)]
public sealed class EditModel(CurrentPartnership current, IDataProtectionProvider protection) : ThreadPage
{
    public sealed class Input
    {
        public bool Enabled { get; set; }
        public string? Label { get; set; }
        public string? AuthorizationEndpoint { get; set; }
        public string? TokenEndpoint { get; set; }
        public string? UserInfoEndpoint { get; set; }
        public string? ClientId { get; set; }
        public string? SecretPassword { get; set; }
        public bool AsksSecondFactor { get; set; }
    }

    private SingleSignOnSettings? settings;

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public bool HasSecret => settings is not null;

    public string CallbackAddress =>
        HttpContext.RequestServices.GetRequiredService<PublicAddress>().Of(current.Required, Request, trusted: true)
        + SingleSignOnHandler.Callback;

    public override async Task<bool> Prepare()
    {
        settings = await Db.Set<SingleSignOnSettings>().FirstOrDefaultAsync(Stop);
        return true;
    }

    public void OnGet()
    {
        if (settings is not { } s)
            return;
        Form = new()
        {
            Enabled = s.Enabled,
            Label = s.Label,
            AuthorizationEndpoint = s.AuthorizationEndpoint,
            TokenEndpoint = s.TokenEndpoint,
            UserInfoEndpoint = s.UserInfoEndpoint,
            ClientId = s.ClientId,
            AsksSecondFactor = s.AsksSecondFactor,
        };
    }

    public async Task<IActionResult> OnPost()
    {
        var one = settings ?? new SingleSignOnSettings();
        var secret = string.IsNullOrEmpty(Form.SecretPassword)
            ? null
            : SingleSignOnOptions.Secret(protection, current.Required.Slug).Protect(Form.SecretPassword);
        one.Write(
            Form.Label,
            Form.AuthorizationEndpoint,
            Form.TokenEndpoint,
            Form.UserInfoEndpoint,
            Form.ClientId,
            secret,
            Form.AsksSecondFactor,
            Form.Enabled
        );
        if (settings is null)
            Db.Add(one);
        await Db.SaveChangesAsync(Stop);
        return Done("Single sign-on is saved", "~/people/single-sign-on");
    }
}
