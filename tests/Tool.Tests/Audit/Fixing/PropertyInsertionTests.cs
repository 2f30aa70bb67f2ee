using TagTasks.Tool.Audit.Fixing.Editing;

namespace TagTasks.Tool.Tests.Audit.Fixing;

/// <summary>Where a new property is written.</summary>
public sealed class PropertyInsertionTests
{
    [Theory]
    [InlineData( // Behind the description, in its group, as indented.
        "<Project>\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n  <PropertyGroup>\n\t<Description>d</Description>\n\t<Authors>me</Authors>\n  </PropertyGroup>\n</Project>",
        "<Project>\n  <PropertyGroup>\n    <A>1</A>\n  </PropertyGroup>\n  <PropertyGroup>\n\t<Description>d</Description>\n\t<T>x</T>\n\t<Authors>me</Authors>\n  </PropertyGroup>\n</Project>")]
    [InlineData( // Not in a group with a condition, nor in a target.
        "<Project>\r\n  <PropertyGroup Condition=\"'$(A)' > ''\">\r\n    <Description>d</Description>\r\n  </PropertyGroup>\r\n  <PropertyGroup>\r\n    <PackageId>p</PackageId>\r\n    <B/>\r\n  </PropertyGroup>\r\n  <Target Name=\"x\"><PropertyGroup><Title>t</Title></PropertyGroup></Target>\r\n</Project>",
        "<Project>\r\n  <PropertyGroup Condition=\"'$(A)' > ''\">\r\n    <Description>d</Description>\r\n  </PropertyGroup>\r\n  <PropertyGroup>\r\n    <PackageId>p</PackageId>\r\n    <T>x</T>\r\n    <B/>\r\n  </PropertyGroup>\r\n  <Target Name=\"x\"><PropertyGroup><Title>t</Title></PropertyGroup></Target>\r\n</Project>")]
    [InlineData( // Nothing of the package anywhere: behind the last property.
        "<Project>\n  <PropertyGroup>\n    <A>1</A>\n    <B>2</B> <!-- two -->\n  </PropertyGroup>\n</Project>",
        "<Project>\n  <PropertyGroup>\n    <A>1</A>\n    <B>2</B> <!-- two -->\n    <T>x</T>\n  </PropertyGroup>\n</Project>")]
    [InlineData("<Project><PropertyGroup><Description>d</Description></PropertyGroup></Project>", "<Project><PropertyGroup><Description>d</Description><T>x</T></PropertyGroup></Project>")]
    [InlineData("<Project Sdk=\"s\">\n</Project>\n", "<Project Sdk=\"s\">\n  <PropertyGroup>\n    <T>x</T>\n  </PropertyGroup>\n</Project>\n")]
    [InlineData("<Project Sdk=\"a>b\" />", "<Project Sdk=\"a>b\">\n  <PropertyGroup>\n    <T>x</T>\n  </PropertyGroup>\n</Project>")]
    [InlineData("<Project></Project>", "<Project>\n  <PropertyGroup>\n    <T>x</T>\n  </PropertyGroup>\n</Project>")]
    [InlineData(
        "<?xml version=\"1.0\"?>\r\n<Project>\r\n\t<ItemGroup />\r\n</Project>",
        "<?xml version=\"1.0\"?>\r\n<Project>\r\n\t<PropertyGroup>\r\n\t\t<T>x</T>\r\n\t</PropertyGroup>\r\n\t<ItemGroup />\r\n</Project>")]
    [InlineData( // Behind the import that brings what others set.
        "<Project>\n  <Import Project=\"Sdk.props\" Sdk=\"s\" />\n  <ItemGroup />\n</Project>",
        "<Project>\n  <Import Project=\"Sdk.props\" Sdk=\"s\" />\n  <PropertyGroup>\n    <T>x</T>\n  </PropertyGroup>\n  <ItemGroup />\n</Project>")]
    public void It_stands_where_a_person_would_write_it(string before, string after) =>
        Assert.Equal(after, TextEdit.Apply(before, [PropertyInsertion.Edit(before, [("T", "x")])]));

    [Fact]
    public void What_is_no_XML_is_refused() => Assert.Throws<CannotEditException>(() => PropertyInsertion.Edit("<Project>", [("T", "x")]));
}
