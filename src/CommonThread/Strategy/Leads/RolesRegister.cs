using CommonThread.Strategy.Registers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Leads;

/// <summary>
/// Leads, support officers and local experts. The Board or the programme manager names all of them, and a new lead ends the one
/// before (A-37); a lead names its own support officer and experts, the support officer the experts (A-38).
/// </summary>
internal sealed class RolesRegister : Register<PriorityRole>
{
    public override string Key => "roles";
    public override string Title => "Leads, support officers and local experts";
    public override string One => "a lead or expert";
    public override bool IsPublic => true;
    public override string Permission => PlanPermissions.Experts;
    public override string Explanation =>
        "Each priority has one current lead, a post in a member organisation. A new lead ends the one before; earlier leads stay here. A lead names its support officer and local experts.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            OneOf(x => x.PriorityId, "Priority", PrioritiesToServe),
            OneOf(x => x.Role, "Role", RolesToGive),
            OfPost(x => x.PostId, "Post"),
            Day(x => x.From!, "First day"),
            Day(x => x.To!, "Last day", "Leave empty while it lasts"),
            Line(x => x.Decision!, "Decision of the Board", "Which meeting decided it"),
            Yes(x => x.OutsideCoreMembership, "The post stands outside the Board’s core membership"),
            Line(x => x.Expertise!, "Expertise", "For a local expert"),
        ];

    protected override PriorityRole New(int frameworkId) =>
        new()
        {
            FrameworkId = frameworkId,
            PriorityId = 0,
            Role = RoleOfPriority.Lead,
            PostId = 0,
        };

    protected override void Check(PriorityRole entry, DateOnly today) =>
        Rules.Check(
            ("PriorityId", entry.PriorityId > 0, "Choose the priority"),
            ("PostId", entry.PostId > 0, "Choose the post"),
            ("From", entry.Role != RoleOfPriority.Lead || entry.From is not null, "Enter the lead’s first day"),
            (
                "To",
                entry.From is null || entry.To is null || entry.From <= entry.To,
                "Last day must be on or after the first day"
            )
        );

    private static bool MayAssign(RegisterScope scope) => scope.Db.Acting.Caller.May(PlanPermissions.AssignLeads);

    // A lead names its support officer and experts, a support officer the experts, each for its own priority.
    private static bool MayGive(RegisterScope scope, RoleOfPriority role, int priority) =>
        MayAssign(scope)
        || role switch
        {
            RoleOfPriority.SupportOfficer => scope.Led.Contains(priority),
            RoleOfPriority.LocalExpert => scope.Led.Contains(priority) || scope.Supported.Contains(priority),
            _ => false,
        };

    private static IReadOnlyList<SelectListItem> PrioritiesToServe(RegisterScope scope) =>
        !scope.IsWritten || MayAssign(scope)
            ? scope.Priorities
            :
            [
                .. scope.Priorities.Where(p =>
                    scope.Led.Union(scope.Supported).Any(id => p.Value == id.ToString(Text.Words))
                ),
            ];

    private static IReadOnlyList<SelectListItem> RolesToGive(RegisterScope scope) =>
        [
            .. Enum.GetValues<RoleOfPriority>()
                .Where(r =>
                    !scope.IsWritten
                    || MayAssign(scope)
                    || r == RoleOfPriority.LocalExpert
                    || (r == RoleOfPriority.SupportOfficer && scope.Led.Count > 0)
                )
                .Select(r => new SelectListItem(r.Say(), r.ToString())),
        ];

    public override bool MayAdd(RegisterScope scope) =>
        MayAssign(scope) || (base.MayAdd(scope) && scope.Led.Count + scope.Supported.Count > 0);

    protected override bool IsOwn(RegisterScope scope, PriorityRole entry) =>
        MayGive(scope, entry.Role, entry.PriorityId);

    protected override string TitleOf(RegisterScope scope, PriorityRole entry) =>
        $"{scope.Owners.Say(entry.PostId, absent: "A post that is gone")}: {entry.Role.Say().ToLowerInvariant()} for {Priority(scope, entry.PriorityId)}";

    // A priority has one lead at a time; a new one ends the one before, a change must not overlap another.
    protected override async Task CheckAmong(RegisterScope scope, PriorityRole entry, Answers answers)
    {
        Rules.Check(
            (
                "Role",
                MayGive(scope, entry.Role, entry.PriorityId),
                entry.Role == RoleOfPriority.Lead
                    ? "The Board or the programme manager names a lead"
                    : "Only who leads or supports this priority names its experts, and only its lead its support officer"
            )
        );
        if (entry.Role != RoleOfPriority.Lead)
            return;
        if (entry.Id == 0)
        {
            await PriorityRole.EndBefore(scope.Db, entry, scope.Stop);
            return;
        }
        var others = await PriorityRole.Others(scope.Db, entry, scope.Stop);
        Rules.Check(("From", others.Count == 0, "Another post leads this priority in that time"));
    }

    protected override Task Saved(RegisterScope scope, PriorityRole entry, Answers answers) =>
        entry.Role == RoleOfPriority.Lead
            ? FollowLeads.To(scope.Db, entry.PriorityId, scope.Today, scope.Stop)
            : Task.CompletedTask;
}
