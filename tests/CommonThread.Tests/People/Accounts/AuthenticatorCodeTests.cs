using System.Text;
using CommonThread.People.Accounts;

namespace CommonThread.Tests.People.Accounts;

public sealed class AuthenticatorCodeTests
{
    // RFC 6238, appendix B: the ASCII key "12345678901234567890", SHA-1; the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code)
    {
        var key = AuthenticatorCode.Encode(Encoding.ASCII.GetBytes("12345678901234567890"));
        AuthenticatorCode.At(key, seconds / 30).ShouldBe(code);
    }

    [Fact]
    public void A_code_counts_one_step_early_or_late_and_no_further()
    {
        var key = AuthenticatorCode.NewKey();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var here = AuthenticatorCode.StepAt(now);
        foreach (var (off, counts) in new[] { (-2, false), (-1, true), (0, true), (1, true), (2, false) })
            (AuthenticatorCode.Accept(key, AuthenticatorCode.At(key, here + off), now, 0) is not null).ShouldBe(
                counts,
                $"{off}"
            );
    }

    [Fact]
    public void No_code_counts_twice_nor_one_before_it()
    {
        var key = AuthenticatorCode.NewKey();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var here = AuthenticatorCode.StepAt(now);
        AuthenticatorCode.Accept(key, AuthenticatorCode.At(key, here), now, here).ShouldBeNull();
        AuthenticatorCode.Accept(key, AuthenticatorCode.At(key, here - 1), now, here).ShouldBeNull();
        AuthenticatorCode.Accept(key, AuthenticatorCode.At(key, here + 1), now, here).ShouldBe(here + 1);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("passwordpassword123")]
    [InlineData("P@ssw0rdP@ssw0rd!")]
    [InlineData("123456789012345678")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("jennifer12345678")]
    [InlineData("***chelsea1905***")]
    [InlineData("blackberryblackberry")]
    [InlineData("testshire is my place")]
    [InlineData("officer77 plum tractor")]
    public void A_password_that_others_try_first_is_refused(string password) =>
        PasswordRules.Refusals(password, "officer77@example.org", "Testshire Together").ShouldNotBeEmpty(password);

    [Theory]
    [InlineData("plum tractor violet sky")]
    [InlineData("kettle ferry seven owls")]
    [InlineData("ngöt-vhw8-qpxr-2mfe")]
    public void Words_of_one_s_own_make_a_password(string password) =>
        PasswordRules.Refusals(password, "officer77@example.org", "Testshire Together").ShouldBeEmpty(password);
}
